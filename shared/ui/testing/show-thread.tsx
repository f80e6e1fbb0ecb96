import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect } from "vitest";
import type { Message } from "../../schemas/message.ts";
import type { Thread } from "../../schemas/thread.ts";
import { aMessage, aThread, threadId } from "../../state/testing/builders.ts";
import { createFakeApi, type FakeApi } from "../../state/testing/fake-api.ts";
import { ana, type FakePatient, leo } from "../../state/testing/fake-care.ts";
import { ThreadView } from "../ThreadView.tsx";
import { type Page, show } from "./screen.tsx";

export const linked = ({ id, name, birthDate }: FakePatient): Thread["patients"][number] => ({ id, name, birthDate });

/** A thread of a clinic that knows Ana and Leo, with all that belongs to it loaded. */
export async function showThread(
	over: Partial<Thread> = {},
	texts: Message[] = [aMessage()],
	prepare: (api: FakeApi) => void = () => {},
): Promise<Page> {
	const api = createFakeApi([aThread(over)], texts);
	api.state.patients = [ana, leo];
	prepare(api);
	const page = await show(<ThreadView id={threadId()} clinicId="riverside" />, { api });
	fireEvent.focusIn(await screen.findByRole("log"));
	// The verdict opens once all of it is here.
	await waitFor(() => expect(page.root.querySelector(".pc-verdict[aria-expanded]")).toBeTruthy());
	return page;
}

export async function openMore(item: string): Promise<HTMLElement> {
	fireEvent.click(screen.getByRole("button", { name: "More" }));
	fireEvent.click(await screen.findByRole("menuitem", { name: new RegExp(`^${item}`) }));
	return screen.findByRole("dialog");
}
