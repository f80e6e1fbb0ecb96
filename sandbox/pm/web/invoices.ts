import type { PmPatient } from "../seed.ts";
import { html, type Markup } from "./html.ts";
import { listName } from "./shown.ts";

const MOST = 20;

/** Bills name people and show numbers that are none of theirs: nothing here is a patient's row. */
export function invoiceList(patients: readonly PmPatient[]): Markup {
	return html`<div class="head"><h1>Invoices</h1></div><table class="sheet"><thead><tr><th>Invoice</th><th>For</th><th>Amount</th><th>Questions to</th></tr></thead><tbody>${patients
		.slice(0, MOST)
		.map(
			(patient, index) =>
				html`<tr class="bill"><td>2026-${String(4100 + index)}</td><td>${listName(patient)}</td><td>$${20 + ((index * 35) % 400)}.00</td><td>Billing office, (800) 555-0175</td></tr>`,
		)}</tbody></table>`;
}
