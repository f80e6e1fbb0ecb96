import type { ClinicNumber } from "../../../shared/schemas/clinic.ts";

/** What the directory says of a clinic, as far as its settings need it. */
export type AboutClinic = { id: string; name: string; country: string; numbers: ClinicNumber[] };
