import { expect, test } from "vitest";
import { baseAddress } from "./address.ts";

test.each([
	["https://fhir4.eclinicalworks.com/fhir/r4/ABC", "https://fhir4.eclinicalworks.com/fhir/r4/ABC"],
	["https://fhir.example.com/r4/", "https://fhir.example.com/r4"],
	["  https://fhir.example.com:8443  ", "https://fhir.example.com:8443"],
])("%s is a server's address", (address, kept) => {
	expect(baseAddress(address, false)).toBe(kept);
});

test.each([
	"http://fhir.example.com/r4",
	"https://user:word@fhir.example.com/r4",
	"https://fhir.example.com/r4?tenant=1",
	"https://fhir.example.com/r4#x",
	"https://localhost/r4",
	"https://127.0.0.1/r4",
	"https://10.0.0.8/r4",
	"https://192.168.1.4/r4",
	"https://169.254.169.254/latest",
	"https://0x7f.1/r4",
	"https://2130706433/r4",
	"https://8.8.8.8/r4",
	"https://[::1]/r4",
	"https://[fd00::1]/r4",
	"https://[::ffff:10.0.0.1]/r4",
	"https://pm.internal/r4",
	"https://pm.local./r4",
	"https://pmserver/r4",
	"ftp://fhir.example.com",
	"file:///etc/passwd",
	"not an address",
])("%s is none that a token may be sent to", (address) => {
	expect(baseAddress(address, false)).toBeNull();
});

test("on a machine of its own, a server on that machine will do, and no other inner one", () => {
	expect(baseAddress("http://127.0.0.1:8090/fhir/r4", true)).toBe("http://127.0.0.1:8090/fhir/r4");
	expect(baseAddress("http://192.168.1.4/fhir/r4", true)).toBeNull();
	expect(baseAddress("http://127.0.0.1:8090/fhir/r4", false)).toBeNull();
});
