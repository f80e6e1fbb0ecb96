import * as z from "zod/mini";
import type { Instance } from "./instance.ts";

const Load = z.object({ url: z.string(), token: z.string() });

/** A form with one field, posted into the frame: the way Zendesk loads a signed app. */
export async function loadInto(instance: Instance, frame: HTMLIFrameElement, colorScheme: string): Promise<void> {
	const response = await fetch("/_/tokens", {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify({ place: instance.place, appGuid: instance.guid, colorScheme }),
	});
	const { url, token } = Load.parse(await response.json());
	const form = document.createElement("form");
	form.method = "post";
	form.action = url;
	form.target = frame.name;
	form.hidden = true;
	const field = document.createElement("input");
	field.name = "token";
	field.value = token;
	form.append(field);
	document.body.append(form);
	form.submit();
	form.remove();
}
