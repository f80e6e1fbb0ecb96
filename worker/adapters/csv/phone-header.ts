import type { CopyColumn } from "../../../shared/schemas/pm-copy.ts";
import { headerWords } from "./header-words.ts";

// A header decides whose number a column holds. Numbers of others, and columns about a number, are nobody's to text.

type PhoneColumn = Extract<CopyColumn, "mobile" | "home" | "work" | "phone" | "guardianPhone">;

const PHONE = /^(?:phones?|telephone|tel|telefono|fono|teléfono|ph|contactnumber|number|numero|no|nbr|num)$/;
const SURE = /^(?:phones?|telephone|tel|telefono|fono|ph)$/;
const MOBILE = /^(?:mobile(?:phone|number|no|tel)?|cell(?:phone|number|no|ular)?|cellularphone|wireless(?:phone)?|sms|celular|cel|movil)$/;
const HOME = /^(?:home(?:phone|tel|telephone|number)?|casa|landline|domicilio|particular|fijo|residence)$/;
const WORK = /^(?:work(?:phone|tel)?|business(?:phone)?|bus|office(?:phone)?|employment|trabajo|oficina|laboral)$/;
const GUARDIAN = /^(?:guardians?|parents?|mothers?|fathers?|mom|mum|dad|tutor(?:a|es)?|madre|padre)$/;
/** Of somebody else, or a machine's. "Contact" is how some systems name whom to ring in an emergency. */
const OTHERS =
	/^(?:fax|facsimile|emergency|emergencia|contact|contacto|ice|kin|spouse|partner|esposo|esposa|relative|familiar|insur(?:ance|er|ed)|subscriber|seguro|aseguradora|payer|payor|pharmacy|farmacia|employer|empleador|provider|doctor|dr|physician|pcp|referr(?:al|ing|er)|referred|clinic|clinica|practice|facility|location|school|escuela|caregiver|carer|guarantor|responsible|party|attorney|lawyer|vendor|lab|pager|beeper)$/;
/** About a number, not a number. */
const ABOUT =
	/^(?:consent|opt|optin|optout|reminders?|allow(?:ed)?|ok|okay|permission|carrier|provider|type|kind|ext|extension|status|verified|valid|preference|method|date|name|note|notes|comment|comments|address|country|code|message|messages|texting|text|id|email|time|last|do|not|is|has|can|count)$/;
/** Such as the second of two. */
const LESSER = /^(?:2|3|4|alt|alternate|alternative|other|otro|secondary|evening|day|daytime|additional)$/;

/** What of ours a header about phones is, and how likely: the smaller the rank, the likelier. */
export function phoneColumn(header: string): { column: PhoneColumn; rank: number } | null {
	const words = headerWords(header);
	const some = (pattern: RegExp) => words.some((word) => pattern.test(word));
	if (some(/^textphone$/) || /^text(?:number|phone|no)$/.test(words.join(""))) return { column: "mobile", rank: 1 };
	if (some(OTHERS) || some(ABOUT)) return null;
	const rank = some(LESSER) ? 10 : 0;
	if (some(GUARDIAN)) return some(SURE) || some(MOBILE) ? { column: "guardianPhone", rank } : null;
	if (some(MOBILE)) return { column: "mobile", rank };
	if (some(WORK)) return some(PHONE) || words.length === 1 ? { column: "work", rank } : null;
	if (some(HOME)) return some(PHONE) || words.length === 1 ? { column: "home", rank } : null;
	return some(SURE) ? { column: "phone", rank: rank + (some(/^(?:primary|preferred|main|principal|1)$/) ? 0 : 1) } : null;
}
