import { render } from "preact";
import { network } from "./network.ts";
import { PhonePage } from "./PhonePage.tsx";
import { createPhoneState } from "./phone-state.ts";

/** A framed page may have no storage; then it just forgets. */
function memory(): Pick<Storage, "getItem" | "setItem"> {
	try {
		return sessionStorage;
	} catch {
		return { getItem: () => null, setItem: () => {} };
	}
}

const root = document.querySelector("#phone");
if (root) render(<PhonePage state={createPhoneState(network, memory(), Date.now)} />, root);
