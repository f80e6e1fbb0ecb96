import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Banner } from "./Banner.tsx";
import { Button } from "./Button.tsx";
import { useApp, useWords } from "./context.ts";
import { Empty } from "./Empty.tsx";
import { Toasts } from "./Toasts.tsx";

/** `again`: how to sign in where the page around us cannot do it. */
type FrameProps = { children: ComponentChildren; again?: ComponentChildren };

/** Around every screen: whether we are signed in and connected, and a last word before unsent work is lost. */
export function Frame({ children, again }: FrameProps) {
	const app = useApp();
	const session = app.session.state.value;
	useLeaveWarning();
	if (session === "over") return <SignedOut again={again} />;
	return (
		<div class="pc-frame">
			{session === "closing" && <Closing />}
			<Connection />
			<main class="pc-frame__screen">{children}</main>
			{app.toast.places.value === 0 && <Toasts />}
		</div>
	);
}

function Closing() {
	const app = useApp();
	const words = useWords();
	return (
		<Banner tone="warning" icon="clock" action={<Button onClick={() => app.session.active()}>{words.frame.stay}</Button>}>
			{words.frame.closing}
		</Banner>
	);
}

function Connection() {
	const app = useApp();
	const words = useWords();
	const online = useOnline();
	if (online && !app.live.reconnecting.value) return null;
	return (
		<Banner tone="warning" icon="sync">
			{online ? words.frame.reconnecting : words.frame.offline} {app.drafts.unsent.value.size > 0 && words.frame.draftSafe}
		</Banner>
	);
}

/** Nothing of any patient stays on an unattended screen; the writer can still carry off unsent words. */
function SignedOut({ again }: { again: ComponentChildren }) {
	const app = useApp();
	const words = useWords();
	const [copied, setCopied] = useState(false);
	const unsent = [...app.drafts.unsent.value].map((id) => app.drafts.of(id).value).join("\n\n");
	const copy = () =>
		navigator.clipboard.writeText(unsent).then(
			() => setCopied(true),
			() => setCopied(false),
		);
	return (
		<main class="pc-frame" aria-live="assertive">
			<Empty
				icon="lock"
				alone
				title={words.frame.signedOutTitle}
				action={
					<>
						{again}
						{unsent && <Button onClick={copy}>{copied ? words.frame.copied : words.frame.copyDraft}</Button>}
					</>
				}
			>
				{words.frame.signedOutText}
				{app.threads.unconfirmed.value > 0 && <strong class="pc-empty__also">{words.frame.signedOutUnconfirmed}</strong>}
				{unsent && <strong class="pc-empty__also">{words.frame.signedOutDraft}</strong>}
			</Empty>
		</main>
	);
}

function useOnline(): boolean {
	const [online, setOnline] = useState(navigator.onLine);
	useEffect(() => {
		const stop = new AbortController();
		const hear = () => setOnline(navigator.onLine);
		window.addEventListener("online", hear, { signal: stop.signal });
		window.addEventListener("offline", hear, { signal: stop.signal });
		return () => stop.abort();
	}, []);
	return online;
}

function useLeaveWarning(): void {
	const app = useApp();
	const words = useWords();
	useEffect(() => {
		const stop = new AbortController();
		const hasUnsent = () => app.drafts.unsent.value.size > 0 || app.threads.unconfirmed.value > 0;
		window.addEventListener("beforeunload", (event) => hasUnsent() && event.preventDefault(), { signal: stop.signal });
		// Zendesk takes a ticket's frame away without asking the page in it: this is the last chance for a word.
		app.host.onShown((shown) => !shown && hasUnsent() && app.host.notify(words.composer.hostNotice), stop.signal);
		return () => stop.abort();
	}, [app, words]);
}
