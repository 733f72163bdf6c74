// Which servers this extension works with.

export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** Reads `gouji 1.2.3` or `1.2.3`. */
export function parseVersion(text: string): Version | undefined {
  const found = /^(?:gouji )?(\d+)\.(\d+)\.(\d+)\b/u.exec(text.trim());
  if (found === null) {
    return undefined;
  }
  const [, major, minor, patch] = found;
  return { major: Number(major), minor: Number(minor), patch: Number(patch) };
}

/**
 * Whether a server of that version has all that an extension of version `ours` asks for: the same
 * major version and no older minor one; before 1.0 the very same minor version.
 */
export function fits(server: Version, ours: Version): boolean {
  if (server.major !== ours.major) {
    return false;
  }
  return ours.major === 0 ? server.minor === ours.minor : server.minor >= ours.minor;
}
