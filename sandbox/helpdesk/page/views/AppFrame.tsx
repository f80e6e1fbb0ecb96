import { useEffect, useRef } from "preact/hooks";
import { hostNow } from "../state/apps.ts";
import { boot } from "../state/desk.ts";
import { toast } from "../state/toasts.ts";
import type { Instance } from "../zaf/instance.ts";

const SANDBOX = "allow-forms allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts allow-downloads allow-modals";

/** One place of the app: an empty frame that the signed load is posted into. */
export function AppFrame({ instance, height }: { instance: Instance; height?: number | undefined }) {
	const frame = useRef<HTMLIFrameElement>(null);
	useEffect(() => {
		if (frame.current === null) return;
		hostNow()
			?.mount(instance, frame.current)
			.catch(() => toast("The app could not be loaded.", "error"));
	}, [instance]);
	return (
		<iframe
			ref={frame}
			class="app-frame"
			name={`app-${instance.guid}`}
			title={`${boot.value?.app.name} (${instance.place.replaceAll("_", " ")})`}
			data-place={instance.place}
			sandbox={SANDBOX}
			allow="clipboard-write"
			style={height === undefined ? undefined : { height: `${height}px` }}
		/>
	);
}
