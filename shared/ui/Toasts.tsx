import { useLayoutEffect } from "preact/hooks";
import { Button, IconButton } from "./Button.tsx";
import { useApp, useWords } from "./context.ts";

/** In a thread they show over its texts, and then nowhere else. */
export function ToastsHere() {
	const { places } = useApp().toast;
	useLayoutEffect(() => {
		places.value += 1;
		return () => {
			places.value -= 1;
		};
	}, [places]);
	return <Toasts />;
}

/** A word about what was just done, and the way back. */
export function Toasts() {
	const app = useApp();
	const words = useWords();
	const toast = app.toast.shown.value;
	return (
		<div class="pc-toasts" role="status">
			{toast && (
				<div class="pc-toast">
					<span>{toast.text}</span>
					{toast.action && (
						<Button
							kind="basic"
							onClick={() => {
								app.toast.hide();
								toast.action?.act();
							}}
						>
							{toast.action.label}
						</Button>
					)}
					<IconButton icon="close" label={words.dismiss} onClick={() => app.toast.hide()} />
				</div>
			)}
		</div>
	);
}
