import type { SiteRule } from "../../shared/schemas/pm-site.ts";
import { medplum } from "./medplum.ts";
import { openemr } from "./openemr.ts";
import { openmrs } from "./openmrs.ts";
import { pointed } from "./pointed.ts";
import type { Site } from "./site.ts";

export type Known = { kind: "openemr" | "openmrs" | "medplum"; rule: null } | { kind: "pointed"; rule: SiteRule };

export const siteOf = (known: Known): Site => (known.kind === "pointed" ? pointed(known.rule) : { openemr, openmrs, medplum }[known.kind]);
