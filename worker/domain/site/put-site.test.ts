import { expect, test } from "vitest";
import { PutPmSite } from "../../../shared/schemas/pm-site.ts";
import { putSite } from "./put-site.ts";

const asked = PutPmSite.parse({ origin: "https://pm.example.com", name: "Our PM", kind: "openemr" });
const site = { id: "s1", origin: asked.origin, name: "Our PM", kind: "openemr" as const, rule: null, version: 3 };

test("a new address is version 1, and to ask for what is so already changes nothing, whatever was seen", () => {
	expect(putSite("s1", asked, null, null)).toEqual({ site: { ...site, version: 1 }, isSame: false });
	expect(putSite("s1", { ...asked, version: 99 }, site, site)).toEqual({ site, isSame: true });
});

test("what a colleague changed, made or took away in the meantime is not overwritten", () => {
	const renamed = { ...asked, name: "PM" };
	expect(putSite("s1", { ...renamed, version: 2 }, site, site)).toEqual({ refused: "site_changed" });
	expect(putSite("s1", renamed, site, site)).toEqual({ refused: "site_changed" });
	expect(putSite("s1", { ...renamed, version: 3 }, null, null)).toEqual({ refused: "site_changed" });
	expect(putSite("s1", { ...renamed, version: 3 }, site, site)).toEqual({ site: { ...site, name: "PM", version: 4 }, isSame: false });
});

test("an address is one site's", () => {
	expect(putSite("s2", asked, null, site)).toEqual({ refused: "origin_taken" });
});
