// What the processes of the test do, as Linux tells in /proc.
import { readdirSync, readFileSync, readlinkSync } from "node:fs";

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // it has ended meanwhile
  }
}

function all(): Process[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name))
    .map((name) => {
      const parent = /^PPid:\t(\d+)/mu.exec(read(`/proc/${name}/status`))?.[1];
      const command = read(`/proc/${name}/cmdline`).replaceAll("\0", " ").trim();
      return { pid: Number(name), parent: Number(parent ?? 0), command };
    });
}

/** `root` and everything that it has started. */
function family(root: number): Process[] {
  const processes = all();
  const members = new Set([root]);
  for (let before = 0; before < members.size;) {
    before = members.size;
    for (const { pid, parent } of processes) {
      if (members.has(parent)) {
        members.add(pid);
      }
    }
  }
  return processes.filter(({ pid }) => members.has(pid));
}

/** The language servers that `root` has started. */
export function languageServers(root: number): number[] {
  return family(root)
    .filter(({ command }) => /gouji lsp\b/u.test(command))
    .map(({ pid }) => pid);
}

function socketsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/u.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
}

function isLoopback(address: string): boolean {
  // As the kernel writes them: words of 32 bits, in the order of this machine's bytes.
  const mapped = "0000000000000000FFFF0000";
  const four = address.startsWith(mapped) ? address.slice(mapped.length) : address;
  return four.length === 8
    ? four.endsWith("7F") || four === "00000000"
    : address === "00000000000000000000000001000000" || /^0+$/u.test(address);
}

interface Connection {
  readonly inode: string;
  readonly remote: string;
}

function connections(): Connection[] {
  return ["tcp", "tcp6", "udp", "udp6"].flatMap((table) =>
    read(`/proc/net/${table}`)
      .split("\n")
      .slice(1)
      .flatMap((line) => {
        const fields = line.trim().split(/\s+/u);
        const [, , remote, , , , , , , inode] = fields;
        return remote === undefined || inode === undefined ? [] : [{ inode, remote }];
      }),
  );
}

/** Looks again and again at the network connections of a process and all that it starts. */
export class Watch {
  readonly outside = new Set<string>();
  looks = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly roots: readonly number[]) {
    this.timer = setInterval(() => this.look(), 500);
  }

  stop(): void {
    clearInterval(this.timer);
    this.look();
  }

  private look(): void {
    this.looks += 1;
    const open = connections().filter(({ remote }) => !isLoopback(remote.split(":")[0] ?? ""));
    if (open.length === 0) {
      return;
    }
    for (const { pid, command } of this.roots.flatMap(family)) {
      const own = new Set(socketsOf(pid));
      for (const { inode, remote } of open) {
        if (own.has(inode)) {
          this.outside.add(`${command.slice(0, 60)} → ${remote}`);
        }
      }
    }
  }
}
