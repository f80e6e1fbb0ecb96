import { expect, test } from "vitest";
import { NO_EVIDENCE, orderOf, withDates } from "./dates.ts";

const orderIn = (country: string, ...dates: string[]) =>
	orderOf(
		dates.reduce((evidence, date) => withDates(evidence, ["1", date], ["ID", "DOB"], { externalId: "ID", birthDate: "DOB" }), NO_EVIDENCE),
		country,
	);

test("any day over twelve decides for the whole file, whatever the clinic's country", () => {
	expect(orderIn("US", "01/02/1950", "13/04/1953")).toEqual({ order: "dmy", decidedBy: "file" });
	expect(orderIn("GB", "01/02/1950", "04/13/1953 2:30 PM")).toEqual({ order: "mdy", decidedBy: "file" });
	expect(orderIn("GB", "1950-02-01")).toEqual({ order: "ymd", decidedBy: "file" });
	expect(orderIn("US", "53-04-13", "13-04-12")).toEqual({ order: "ymd", decidedBy: "file" });
});

test("where nothing in the file decides, the clinic's country does", () => {
	expect(orderIn("US", "01/02/1950")).toEqual({ order: "mdy", decidedBy: "clinic" });
	expect(orderIn("GB", "01/02/1950")).toEqual({ order: "dmy", decidedBy: "clinic" });
	expect(orderIn("MX")).toEqual({ order: "dmy", decidedBy: "clinic" });
	expect(orderIn("US", "13-Apr-1953", "unknown", "44927")).toEqual({ order: "mdy", decidedBy: "clinic" });
	expect(orderIn("JP", "01/02/1950")).toEqual({ order: "dmy", decidedBy: "clinic" });
});

test("one slip does not turn a file round, and a file that is both is the clinic's to decide", () => {
	expect(orderIn("GB", ...Array<string>(20).fill("04/13/1953"), "13/04/1953")).toEqual({ order: "mdy", decidedBy: "file" });
	expect(orderIn("GB", "04/13/1953", "13/04/1953")).toEqual({ order: "dmy", decidedBy: "clinic" });
});
