import { expect, test } from "vitest";
import { CARRIER_STOPS, OWN_STOPS } from "./keyword.ts";
import { mayMeanStop } from "./stop-question.ts";

const ASKED = [
	...[
		"please stop texting me",
		"Stop texting",
		"stop sending me these messages",
		"Stop sending texts!!",
		"can you stop messaging this number",
	],
	...[
		"No more texts",
		"no more text messages please",
		"Stop. Thank you",
		"STOP PLEASE",
		"ok stop",
		"please stop",
		"Stop, you have the wrong person",
	],
	...[
		"wrong person stop messaging",
		"Wrong number. Stop.",
		"remove me from your list",
		"take me off your texting list",
		"Remove me please",
	],
	...[
		"delete my number",
		"lose my number",
		"don't text me anymore",
		"Don’t text me",
		"do not contact me again",
		"dont message this number",
	],
	...[
		"Please don't send me any more reminders",
		"I don't want to receive these messages",
		"I no longer wish to receive texts",
		"do not want any more texts",
	],
	...[
		"I don't want to be contacted",
		"I don't want to hear from you",
		"I want to opt out",
		"please opt me out",
		"opt out of texts",
		"how do I unsubscribe?",
	],
	...[
		"unsubscribe me please",
		"cancel these texts",
		"turn off the reminders",
		"I revoke my consent",
		"I said stop",
		"I told you to stop",
		"leave me alone",
	],
	...[
		"no texts please",
		"stop?",
		"Stop???",
		"stop it",
		"Hello, STOP",
		"STOP\n\nSent from my iPhone",
		"Stop calling me",
		"Quit texting me!",
	],
	...["never text me again", "dont call me again", "stop with the messages", "Stop all messages"],
	...[
		"por favor no me manden más mensajes",
		"ya no me escriban",
		"No me envíen mensajes",
		"dejen de escribirme",
		"deje de mandarme mensajes",
	],
	...[
		"paren de mandar mensajes",
		"no quiero recibir más mensajes",
		"no quiero más textos",
		"no quiero que me contacten",
		"no más mensajes por favor",
	],
	...["quítenme de la lista", "borren mi número", "denme de baja por favor", "déjenme en paz", "alto por favor", "Basta de mensajes"],
	...[
		"arrêtez de m'écrire",
		"Arrêtez de m’envoyer des messages",
		"arrêtez les messages",
		"ne m'écrivez plus svp",
		"ne m'envoyez plus de messages",
	],
	...[
		"plus de messages svp",
		"je souhaite me désabonner",
		"je ne veux plus recevoir de sms",
		"retirez-moi de la liste",
		"stop s'il vous plaît",
	],
];

const LOOKALIKES = [
	"ЅТОР",
	"S T O P",
	"s.t.o.p",
	"st0p",
	"ST0P!",
	"5TOP",
	"$top",
	"sto p",
	"stopp",
	"sotp",
	"Ѕtop",
	"S-T-O-P",
	"unsub",
	"UNSUBSCR1BE",
];

const NOT_ASKED = [
	...[
		"we must stop by at 3",
		"can I stop by?",
		"I'll stop by",
		"bus stop",
		"the bus stop is closed",
		"don't stop",
		"please don't stop texting me",
	],
	...[
		"stop smoking",
		"I want help to stop smoking",
		"can't stop coughing",
		"should I stop taking the tablets?",
		"should I stop the metformin",
	],
	...[
		"when should I stop eating?",
		"the bleeding won't stop",
		"it stopped hurting",
		"Why did you stop sending reminders?",
		"non-stop headache",
	],
	...[
		"cancel my appointment",
		"I want to cancel",
		"cancel?",
		"end?",
		"the end",
		"I have no more pills",
		"no more pain",
		"I got no messages",
	],
	...["I have no more messages from the lab", "take me to the hospital", "take me off the metformin", "remove me from the waiting list"],
	...[
		"remove me from Tuesday's schedule",
		"can I opt out of the flu shot?",
		"don't call me before 9",
		"don't text me before 8, call after",
		"I don't text",
	],
	...[
		"please don't send the prescription to CVS",
		"don't send it yet",
		"I will be off the list by then",
		"text me later",
		"please text me",
		"yes",
		"no",
	],
	...["I do not want the surgery", "I don't want to take it", "don't want pills", "wrong number", "quit my job", "Full stop Street 4"],
	...[
		"muy alto",
		"azúcar alto",
		"tengo la presión alta",
		"para mañana",
		"no dejen de escribirme",
		"no puedo parar de toser",
		"no me mandaron los resultados",
	],
	...["no me manden la receta a CVS", "pare por la oficina", "baja médica", "no quiero la cita", "necesito que me den de baja médica"],
	...[
		"l'arrêt de bus",
		"arrêt de travail",
		"je dois arrêter le traitement?",
		"n'arrêtez pas de m'écrire",
		"je n'ai plus de comprimés",
		"plus de douleur",
	],
	...["Привет, как дела", "", " ", "?", "🛑", "👍", "Liked “Reply STOP to stop texts.”", 'Emphasized "Reply STOP to stop messages"'],
];

test.for(ASKED)("%j asks staff whether it means no more texts", (body) => {
	for (const said of [body, body.toUpperCase(), ` ${body} `, `${body}!!`, `${body} 🙏`])
		expect([said, mayMeanStop(said)]).toEqual([said, true]);
});

test.for(LOOKALIKES)("%j only looks like a stop word, so staff are asked", (body) => {
	expect(mayMeanStop(body)).toBe(true);
});

test.for(NOT_ASKED)("%j asks nothing", (body) => {
	for (const said of [body, body.toUpperCase(), ` ${body}\n`]) expect([said, mayMeanStop(said)]).toEqual([said, false]);
});

test.for([...CARRIER_STOPS, ...OWN_STOPS])("%s alone acts at once and asks nobody", (word) => {
	expect(mayMeanStop(word)).toBe(false);
});

const OPENINGS = [
	"",
	"stop ",
	"stop sending ",
	"don't send me ",
	"don't text ",
	"no me manden ",
	"no quiero ",
	"ne m'ecrivez plus ",
	"remove me from ",
];
const REPEATED = ["texto ", "texts ", "any more ", "to ", "por favor ", "please ", "de ", "les messages ", "a", "' "];

test.for(OPENINGS)(
	"a text that opens with %j and then repeats itself to the length of ten segments is still read",
	{ timeout: 2000 },
	(opening) => {
		for (const bit of REPEATED) expect([bit, mayMeanStop(`${opening}${bit.repeat(1600 / bit.length)}x y z`)]).toHaveLength(2);
	},
);
