// SPDX-License-Identifier: Apache-2.0
// The folder that the reader chooses or drops, as its name and pairs of path and File.

/** Return what the folder picker chose. */
export function chosenFolder(list) {
  const files = Array.from(list, (file) => {
    const [, ...inside] = file.webkitRelativePath.split("/");
    return [inside.join("/"), file];
  });
  return { name: list[0]?.webkitRelativePath.split("/")[0] ?? "", files };
}

/** Return what was dropped, or undefined where it is not one folder. */
export async function droppedFolder(transfer) {
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry?.());
  if (entries.length !== 1 || !entries[0]?.isDirectory) return undefined;
  return { name: entries[0].name, files: await below(entries[0], "") };
}

async function below(folder, path) {
  const found = [];
  const reader = folder.createReader();
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) return found; // a reader gives its entries in portions
    for (const entry of some) {
      const inside = path + entry.name;
      if (entry.isDirectory) found.push(...(await below(entry, `${inside}/`)));
      else found.push([inside, await new Promise((resolve, reject) => entry.file(resolve, reject))]);
    }
  }
}
