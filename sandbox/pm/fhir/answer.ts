import type { OperationOutcome } from "@medplum/fhirtypes";

export type Answer = { status: number; body?: object; text?: string; headers?: Record<string, string> };

export function outcome(status: number, code: OperationOutcome["issue"][number]["code"], diagnostics: string): Answer {
	const body: OperationOutcome = { resourceType: "OperationOutcome", issue: [{ severity: "error", code, diagnostics }] };
	return { status, body };
}
