// SPDX-License-Identifier: Apache-2.0
// The ways in which a check can fail to say yes.

import { told } from "./told.js";

/** Something in the package is not as documented; `said` is a sentence for the report. */
export class Fault extends Error {
  constructor(said) {
    super(String(said));
    this.said = said;
  }
}

/** This browser lacks what the check needs: an answer of neither yes nor no. */
export class Unable extends Error {
  constructor(said) {
    super(String(said));
    this.said = said;
  }
}

/** Run something and name the place in the faults that it throws. */
export async function within(place, run) {
  try {
    return await run();
  } catch (error) {
    throw error instanceof Fault ? new Fault(told`${place}: ${error.said}`) : error;
  }
}
