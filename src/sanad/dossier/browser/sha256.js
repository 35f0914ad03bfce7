// SPDX-License-Identifier: Apache-2.0
// SHA-256 (FIPS 180-4 section 6.2) for what WebCrypto cannot do: many small texts at once, and files too large for memory.
//
// The class is complete in itself: its own text, sent to a worker, runs there.

/** A digest in the making: `update` as often as there are bytes, then `digest`. */
export class Sha256 {
  // FIPS 180-4 section 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  static K = Int32Array.from([
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
  ]);

  constructor() {
    // Section 5.3.3: the same of the square roots of the first eight primes.
    this.state = Int32Array.from([
      0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab,
      0x5be0cd19,
    ]);
    this.words = new Int32Array(64);
    this.rest = new Uint8Array(64);
    this.held = 0;
    this.length = 0;
  }

  /** Take in bytes. */
  update(raw) {
    this.length += raw.length;
    let at = 0;
    if (this.held) {
      at = Math.min(64 - this.held, raw.length);
      this.rest.set(raw.subarray(0, at), this.held);
      this.held += at;
      if (this.held < 64) return this;
      this.blocks(this.rest, 0, 64);
      this.held = 0;
    }
    const end = raw.length - ((raw.length - at) % 64);
    this.blocks(raw, at, end);
    this.rest.set(raw.subarray(end));
    this.held = raw.length - end;
    return this;
  }

  /** Return the 32 bytes of the digest; nothing can be taken in afterwards. */
  digest() {
    const bits = this.length * 8;
    const padding = new Uint8Array((this.held < 56 ? 64 : 128) - this.held);
    padding[0] = 0x80;
    const view = new DataView(padding.buffer);
    view.setUint32(padding.length - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(padding.length - 4, bits >>> 0);
    this.update(padding);
    const found = new DataView(new ArrayBuffer(32));
    this.state.forEach((word, place) => found.setInt32(4 * place, word));
    return new Uint8Array(found.buffer);
  }

  /** Section 6.2.2, for each block of 64 bytes from `at` to `end`. */
  blocks(raw, at, end) {
    const { K } = Sha256;
    const { state, words: w } = this;
    const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
    // Plain variables that stay integers: engines run this three times as fast as with destructuring.
    let a = state[0] | 0;
    let b = state[1] | 0;
    let c = state[2] | 0;
    let d = state[3] | 0;
    let e = state[4] | 0;
    let f = state[5] | 0;
    let g = state[6] | 0;
    let h = state[7] | 0;
    for (; at < end; at += 64) {
      for (let t = 0; t < 16; t++) w[t] = view.getInt32(at + 4 * t);
      for (let t = 16; t < 64; t++) {
        const x = w[t - 15];
        const y = w[t - 2];
        const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
        const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
        w[t] = (w[t - 16] + w[t - 7] + s0 + s1) | 0;
      }
      for (let t = 0; t < 64; t++) {
        const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
        const one = (h + s1 + (g ^ (e & (f ^ g))) + K[t] + w[t]) | 0;
        const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
        const two = (s0 + ((a & b) | (c & (a | b)))) | 0;
        h = g;
        g = f;
        f = e;
        e = (d + one) | 0;
        d = c;
        c = b;
        b = a;
        a = (one + two) | 0;
      }
      state[0] = a = (state[0] + a) | 0;
      state[1] = b = (state[1] + b) | 0;
      state[2] = c = (state[2] + c) | 0;
      state[3] = d = (state[3] + d) | 0;
      state[4] = e = (state[4] + e) | 0;
      state[5] = f = (state[5] + f) | 0;
      state[6] = g = (state[6] + g) | 0;
      state[7] = h = (state[7] + h) | 0;
    }
  }
}

/** Return the SHA-256 of some bytes, or of several pieces one after the other. */
export function sha256(...pieces) {
  const state = new Sha256();
  for (const piece of pieces) state.update(piece);
  return state.digest();
}

/** Return bytes in lower-case hexadecimal. */
export function hex(raw) {
  return Array.from(raw, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Return the bytes of lower-case hexadecimal. */
export function unhex(written) {
  return Uint8Array.from(written.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}
