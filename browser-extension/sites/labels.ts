const OWN = /mobile|cell|phone|\btel\b|telecom|\bsms\b|\btext\b|wireless|\bhome\b|m[oó]vil|celular|tel[eé]fono|domicilio/i;

/** Marks of somebody else's block, in headings, classes and ids too. */
const ELSEWHERE = /emergenc|guardian|relati(on|ve)|related|pharmac|insur|employ|provider|physician|doctor|referr|farmacia|tutor/i;

/** Somebody else's number, or a machine's; "contact" alone may be either, so it is none. */
const NOT_OWN =
	/fax|parent|mother|father|\bmom|\bdad\b|spouse|husband|wife|partner|contact|\bkin\b|payer|payor|subscriber|work|office|business|facility|clinic|practice|caregiver|\blab\b|madre|padre|seguro|trabajo|oficina|familiar|c[oó]nyuge|m[eé]dic/i;

export const isElsewhere = (mark: string): boolean => ELSEWHERE.test(mark);
export const isNotOwn = (label: string): boolean => NOT_OWN.test(label) || isElsewhere(label);
export const isOwn = (label: string): boolean => OWN.test(label) && !isNotOwn(label);
