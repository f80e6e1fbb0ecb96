import { expect, test } from "vitest";
import { replyOf } from "./twiml.ts";

const XML = "text/xml; charset=utf-8";
const CASES: [string, string | null, string, string[], number | null][] = [
	["an empty body", null, "", [], null],
	["an empty Response", XML, '<?xml version="1.0" encoding="UTF-8"?>\n<Response/>', [], null],
	["an open Response", XML, "<Response></Response>", [], null],
	["two messages", XML, "<Response><Message>One</Message><Message to='+1'><Body>Two</Body></Message></Response>", ["One", "Two"], null],
	["entities and CDATA", XML, "<Response><Message>&lt;3 &#x1F600; <![CDATA[<b>]]></Message></Response>", ["<3 😀 <b>"], null],
	["plain text, which would be texted", "text/plain", "OK", ["OK"], null],
	["JSON", "application/json", "{}", [], 12300],
	["a body without a type", null, "<Response/>", [], 11200],
	["broken XML", XML, "<Response><Message></Response>", [], 12100],
	["text around it", XML, "hello <Response/>", [], 12100],
	["an unknown verb", XML, "<Response><Dance/></Response>", [], 12200],
	["another root", XML, "<Answer/>", [], 12200],
];

test.each(CASES)("%s", (_, contentType, body, texts, errorCode) => {
	expect(replyOf({ contentType, body })).toEqual({ texts, errorCode });
});
