// The one server process: started when it is needed, started again when it ends by itself.
import * as vscode from "vscode";
import {
  CloseAction,
  ErrorAction,
  ExecuteCommandRequest,
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
} from "vscode-languageclient/node";

import { documentSelector } from "./documents";
import { Restarts } from "./restarts";
import { findServer, type Server } from "./server";
import { sayGaveUp, sayNoServer, sayRefused, sayRestarting } from "./messages";
import { forTheServer, serverSettings } from "./settings";

export type State = "idle" | "starting" | "running" | "waiting" | "failed";

/** A client that leaves it to us to tell the user. Everything is in the log. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

export class Client implements vscode.Disposable {
  private state_: State = "idle";
  private server_: Server | undefined;
  private client: LanguageClient | undefined;
  private starting: Promise<void> | undefined;
  private pause: NodeJS.Timeout | undefined;
  private readonly restarts = new Restarts();
  private readonly changed = new vscode.EventEmitter<State>();
  private generation = 0;

  /** After the state has changed. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly context: vscode.ExtensionContext,
    readonly log: vscode.LogOutputChannel,
  ) {}

  get state(): State {
    return this.state_;
  }

  get server(): Server | undefined {
    return this.server_;
  }

  /** Starts the server unless it runs, is about to, or has failed: that the user is asked about. */
  ensure(): Promise<void> {
    if (this.state_ === "idle") {
      this.starting = this.start();
    }
    return this.starting ?? Promise.resolve();
  }

  /** What the user asks for: from the beginning, whatever was before. */
  async restart(): Promise<void> {
    this.restarts.forget();
    await this.stop();
    await this.ensure();
  }

  /** Runs a command of the server; undefined where there is no server or it cannot. */
  async run<T>(command: string, argument: object): Promise<T | undefined> {
    await this.ensure();
    if (this.client === undefined || this.state_ !== "running") {
      return undefined;
    }
    const params = { command, arguments: [argument] };
    return (await this.client.sendRequest(ExecuteCommandRequest.type, params)) as T;
  }

  /** Whether this server has that command. */
  offers(command: string): boolean {
    const provider = this.client?.initializeResult?.capabilities.executeCommandProvider;
    return provider?.commands.includes(command) ?? false;
  }

  /** The client that runs, for requests of the protocol. */
  get running(): LanguageClient | undefined {
    return this.state_ === "running" ? this.client : undefined;
  }

  async stop(): Promise<void> {
    this.generation += 1;
    clearTimeout(this.pause);
    const client = this.client;
    this.client = undefined;
    this.starting = undefined;
    this.become("idle");
    // One that has ended already cannot be stopped; there is nothing to be done about it.
    await client?.dispose().catch((error: unknown) => this.log.debug(String(error)));
  }

  dispose(): void {
    void this.stop();
    this.changed.dispose();
  }

  private become(state: State): void {
    if (this.state_ !== state) {
      this.state_ = state;
      this.changed.fire(state);
    }
  }

  private async start(): Promise<void> {
    const generation = ++this.generation;
    this.become("starting");
    const settings = serverSettings();
    const version = String(this.context.extension.packageJSON.version);
    const search = await findServer({
      setting: settings.path,
      extensionFolder: this.context.extensionPath,
      version,
      environment: process.env,
      platform: process.platform,
    });
    if (generation !== this.generation) {
      return;
    }
    for (const refused of search.refused) {
      this.log.warn(`${refused.origin}: ${refused.command}: ${refused.why} ${refused.detail}`);
    }
    this.server_ = search.server;
    if (search.server === undefined) {
      this.become("failed");
      sayNoServer(search.refused, version);
      return;
    }
    const wanted = search.refused.find((refused) => refused.origin === "setting");
    if (wanted !== undefined) {
      sayRefused(wanted, search.server, version);
    }
    this.log.info(`${search.server.command} ${search.server.version} (${search.server.origin})`);
    const client = this.make(search.server, settings.logFile, generation);
    this.client = client;
    try {
      await client.start();
      if (generation === this.generation) {
        this.become("running");
      }
    } catch (error) {
      this.log.error(String(error));
      this.ended(generation);
    }
  }

  private make(server: Server, logFile: string, generation: number): LanguageClient {
    const options: LanguageClientOptions = {
      documentSelector,
      outputChannel: this.log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      diagnosticCollectionName: "gouji",
      initializationOptions: forTheServer,
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => {
          this.ended(generation);
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
    };
    const args = logFile === "" ? ["lsp"] : ["lsp", "--log-file", logFile];
    return new QuietClient("gouji", "gouji", { command: server.command, args }, options);
  }

  /** The server has ended, and not because we asked it to. */
  private ended(generation: number): void {
    // The client says so twice where it happens at the start.
    if (generation !== this.generation || this.state_ === "waiting" || this.state_ === "failed") {
      return;
    }
    const verdict = this.restarts.crashed(Date.now());
    if (verdict.kind === "give-up") {
      this.log.error(`ended ${this.restarts.count} times; not started again`);
      this.become("failed");
      sayGaveUp(this.restarts.count);
      return;
    }
    this.log.warn(`ended by itself; started again in ${verdict.afterMs} ms`);
    this.become("waiting");
    if (verdict.tell) {
      sayRestarting(this.restarts.count);
    }
    this.pause = setTimeout(() => {
      const client = this.client;
      this.client = undefined;
      void client?.dispose().catch((error: unknown) => this.log.debug(String(error)));
      this.starting = this.start();
    }, verdict.afterMs);
  }
}
