export interface Host {
  readonly node: string;
  readonly entry: string;
  readonly version: string;
}
export function installHost(): Promise<Host>;
