// The licences of what others wrote and the package carries.
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

// What is linked into the server, by the names of Debian's packages.
const linked = ["libicu-dev", "libfmt-dev", "nlohmann-json3-dev", "libcli11-dev", "libstdc++6", "libc6"];

async function licenceIn(folder) {
  const name = (await readdir(folder)).find((file) => /^(?:licen[cs]e|copying)/iu.test(file));
  return name === undefined ? undefined : readFile(path.join(folder, name), "utf8");
}

function entry(name, text) {
  return `${name}\n${"=".repeat(name.length)}\n\n${text.trim()}\n`;
}

/**
 * The text of the notices: of the packages in the bundle, by their folders below `root`, and of the
 * libraries in a server that was built on this machine.
 * @param {string} root
 * @param {readonly string[]} folders
 * @param {boolean} withServer
 */
export async function notices(root, folders, withServer) {
  const parts = [];
  for (const folder of folders) {
    const manifest = JSON.parse(await readFile(path.join(root, folder, "package.json"), "utf8"));
    const text = (await licenceIn(path.join(root, folder))) ?? `Licence: ${manifest.license}`;
    parts.push(entry(`${manifest.name} ${manifest.version}`, text));
  }
  for (const name of withServer ? linked : []) {
    const text = await readFile(`/usr/share/doc/${name}/copyright`, "utf8").catch(() => undefined);
    if (text !== undefined) {
      parts.push(entry(name, text));
    }
  }
  return parts.join("\n\n");
}
