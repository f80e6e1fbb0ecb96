import { connect, type Socket } from "node:net";

/**
 * One keep-alive HTTP/1.1 connection that asks and waits, as Twilio would. Written on the bare socket,
 * for a client that costs more than the server would hide what is measured.
 */
export class Connection {
	#socket: Socket;
	#received = "";
	#settle: ((status: number) => void) | undefined;

	private constructor(socket: Socket) {
		this.#socket = socket;
		socket.setNoDelay(true).setEncoding("latin1");
		socket.on("data", (chunk: string) => this.#take(chunk));
		socket.on("error", () => this.#finish(0));
		socket.on("close", () => this.#finish(0));
	}

	static open(port: number) {
		return new Promise<Connection>((resolve, reject) => {
			const socket = connect(port, "127.0.0.1", () => resolve(new Connection(socket)));
			socket.once("error", reject);
		});
	}

	/** The status of the answer; 0 when the connection broke. */
	ask(request: string) {
		return new Promise<number>((resolve) => {
			this.#settle = resolve;
			this.#socket.write(request);
		});
	}

	close() {
		this.#socket.destroy();
	}

	#take(chunk: string) {
		this.#received += chunk;
		const end = this.#received.indexOf("\r\n\r\n");
		if (end === -1) return;
		const head = this.#received.slice(0, end);
		const body = this.#received.length - end - 4;
		const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
		const chunked = /\r\ntransfer-encoding: chunked/i.test(head);
		const whole =
			length !== undefined
				? body >= Number(length)
				: !chunked || this.#received.endsWith("\r\n0\r\n\r\n") || this.#received.slice(end + 4) === "0\r\n\r\n";
		if (whole) this.#finish(Number(head.slice(9, 12)));
	}

	#finish(status: number) {
		this.#received = "";
		const settle = this.#settle;
		this.#settle = undefined;
		settle?.(status);
	}
}
