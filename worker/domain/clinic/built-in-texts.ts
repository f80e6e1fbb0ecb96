import { displayNumber } from "../../../shared/rules/phone.ts";
import type { Words } from "../../../shared/schemas/automatic-text.ts";
import type { AboutClinic } from "./about.ts";

export type BuiltInTexts = Record<"afterHours" | "closedCase" | "help" | "firstContact" | "optOutConfirmation", Words>;

/**
 * What goes out until the clinic writes its own. None of it says that somebody is reading, none of it asks for a carrier word,
 * and the Spanish is written without á, í, ó and ú: one of them would more than halve what fits into a text.
 */
export function builtInTexts(about: AboutClinic): BuiltInTexts {
	const { name } = about;
	const number = about.numbers[0];
	const phone = number ? displayNumber(number.number, about.country) : name;
	return {
		afterHours: {
			en: `${name}: We are closed now. We will answer when we open. In an emergency call 911.`,
			es: `${name}: Ahora estamos cerrados. Le responderemos cuando abramos. En una emergencia llame al 911.`,
		},
		closedCase: {
			en: `${name}: We have closed this request. If you need more, call us at ${phone}. In an emergency call 911.`,
			es: `${name}: Ya cerramos este asunto. Si necesita algo, llame al ${phone}. En una emergencia llame al 911.`,
		},
		help: {
			en: `${name}: For help call ${phone}. In an emergency call 911. Reply STOP to get no more texts. Msg and data rates may apply.`,
			es: `${name}: Para ayuda llame al ${phone}. En una emergencia llame al 911. Responda STOP para no recibir mensajes. Pueden aplicarse tarifas.`,
		},
		firstContact: {
			en: `${name} uses this number to text about your care. Reply HELP for help, STOP to get no more texts. Msg and data rates may apply.`,
			es: `${name} le escribe desde este canal sobre su cuidado. Responda HELP para ayuda, STOP para no recibir mensajes. Pueden aplicarse tarifas.`,
		},
		optOutConfirmation: {
			en: `${name}: You will get no more texts from this number. Reply START to get them again.`,
			es: `${name}: Ya no le enviaremos mensajes desde este canal. Responda START para recibirlos de nuevo.`,
		},
	};
}

/** All that a text says of a message on the secure page: not what it is about, nor whom. */
export const SECURE_NOTICE: Words = {
	en: "{clinic} has a private message for you. Read it here: {link}",
	es: "{clinic} tiene un mensaje privado para usted. Puede leerlo en {link}",
};

/**
 * The first version of the consent wording, at the reading age of ten: which details, that SMS can be read by others, that a
 * no costs no care, and how to take a yes back. It offers AGREE and ACEPTO because carriers take YES for a sign-up.
 */
export function builtInWording({ name }: AboutClinic): Words {
	return {
		en: `${name}: May we text you about your health, like visits, medicine and test results? Texts are not encrypted: others may read them. You can say no and still get care. To stop later, text STOP or tell us. Reply AGREE to say yes or NO to refuse.`,
		es: `${name}: ¿Podemos escribirle sobre su salud, como citas, recetas y resultados? Los SMS no van cifrados: otros pueden leerlos. Puede decir que no y le atendemos igual. Para dejarlo, escriba STOP. Responda ACEPTO para aceptar o NO para negar.`,
	};
}
