// For which machine a program is, by its first bytes.

const elf = new Map([
  [0x3e, "x64"],
  [0xb7, "arm64"],
  [0x28, "armhf"],
]);
const mach = new Map([
  [0x01000007, "x64"],
  [0x0100000c, "arm64"],
]);
const pe = new Map([
  [0x8664, "x64"],
  [0xaa64, "arm64"],
]);

function named(system, machine) {
  return machine === undefined ? undefined : `${system}-${machine}`;
}

/**
 * The target that a program's bytes are for, as vsce names it (`linux-x64`); undefined where they
 * are no program for a machine that VS Code runs on.
 * @param {Buffer} bytes
 * @returns {string | undefined}
 */
export function machineOf(bytes) {
  if (bytes.length < 64) {
    return undefined;
  }
  if (bytes.readUInt32BE(0) === 0x7f454c46) {
    return named("linux", elf.get(bytes.readUInt16LE(18)));
  }
  if (bytes.readUInt32LE(0) === 0xfeedfacf) {
    return named("darwin", mach.get(bytes.readUInt32LE(4)));
  }
  if (bytes.readUInt16BE(0) === 0x4d5a) {
    const header = bytes.readUInt32LE(0x3c);
    const inside = header + 6 <= bytes.length && bytes.readUInt32LE(header) === 0x00004550;
    return inside ? named("win32", pe.get(bytes.readUInt16LE(header + 4))) : undefined;
  }
  return undefined;
}
