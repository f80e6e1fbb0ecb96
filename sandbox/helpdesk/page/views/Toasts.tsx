import { dismiss, toasts } from "../state/toasts.ts";
import { Icon } from "./Icon.tsx";

export function Toasts() {
	return (
		<div class="toasts" role="status">
			{toasts.value.map((toast) => (
				<div key={toast.id} class={`toast ${toast.kind}`}>
					<span>{toast.text}</span>
					<button type="button" aria-label="Dismiss" onClick={() => dismiss(toast.id)}>
						<Icon name="close" />
					</button>
				</div>
			))}
		</div>
	);
}
