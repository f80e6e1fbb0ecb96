// Sentences that may ask for no more texts, in small letters without accents, one clause at a time. Narrow on purpose:
// "stop" alone says nothing ("stop by at 3", "stop smoking", "stop taking the tablets"); what is to stop must be texting.

const TEXTS = "(?:texts?|txts?|text messages?|messages?|messaging|msgs?|sms|notifications?|alerts?|reminders?|spam)";
const SOME = "(?:(?:all|any|the|these|those|this|that|your|you|guys|with|of|from|me|us|more|please|pls|further|automated|unwanted) )*";
/** What may follow "don't text" for it to be about texting at all, not about an hour or a thing. */
const NO_MORE =
	"(?: (?:me|us|my|this|here|to|phone|cell|number|at|on|line|anymore|any|more|again|ever|longer|no|please|pls|thanks|thank|you|ok))*$";
const NOT_DENIED = "(?<!\\b(?:do not|don't|dont|never|not|can't|cant|cannot|did you|why did|should i|i|i'll) (?:please )?)";

const ENGLISH = [
	`${NOT_DENIED}\\b(?:stop|quit|cease|discontinue) ${SOME}(?:texting|txting|messaging|contacting|spamming|bothering|bugging|harassing|writing|${TEXTS})\\b`,
	`${NOT_DENIED}\\b(?:stop|quit|cease) (?:sending|calling)(?: (?:me|us|this number|here|these|those|so many|any|all|the|your|more|anymore|please|it|to|my|phone|number))*(?: ${TEXTS}|$)`,
	`(?<!\\b(?:have|got|had|are|see|why|getting|received) )\\bno more (?:of )?(?:(?:these|those|your|the) )?${TEXTS}\\b`,
	`^(?:please |pls )?no (?:texts?|text messages?|texting|messages|txts?|sms)(?: please| pls| thanks| thank you)?$`,
	`(?<!\\b(?:i|we|you|they|she|he|why) )\\b(?:do not|don't|dont|never) (?:ever )?(?:text|txt|message|msg|contact|sms|bother|spam)${NO_MORE}`,
	`\\b(?:do not|don't|dont|never) (?:ever )?(?:send|write|call)(?: (?:me|us|to|this number|my phone))*(?: (?:any|more|these|those|your|no))*(?: ${TEXTS}| anything)${NO_MORE}`,
	`\\b(?:do not|don't|dont|never) (?:ever )?(?:write|call)(?: (?:me|us|to|this number|my phone))* (?:anymore|any more|again|ever)\\b`,
	`\\b(?:do not|don't|dont|no longer|not) (?:want|wish|like)(?: to)?(?: (?:get|getting|receive|receiving|have|any|more|these|those|the|your|all|of|this|anymore|to))* ${TEXTS}\\b`,
	`\\b(?:do not|don't|dont|no longer) (?:want|wish) to be (?:texted|contacted|messaged|bothered)\\b`,
	`\\b(?:do not|don't|dont|no longer) (?:want|wish) to hear from (?:you|this)\\b`,
	`\\b(?:remove|delete|take|drop|get) (?:me|us|my|this)(?: (?:phone|cell|number|name))* (?:off|out|from)(?: of)?(?: (?:the|this|that|your|all|these|any))* ?(?:(?:mailing|texting|text|contact|calling|call|phone|sms|message) )?(?:lists?|database|${TEXTS})\\b`,
	`^(?:please |pls |just )*(?:remove|delete) (?:me|us)(?: please| pls| now| thanks| thank you)*$`,
	`\\b(?:remove|delete|lose|take off) (?:my|this)(?: (?:phone|cell))? number\\b(?! from (?:the |my |your )?(?:chart|account|record|file|appointment))`,
	`\\bopt(?:ing|ed)?(?: (?:me|us))?[ -]?out\\b(?! of (?!(?:all |any |the |these |this |your |future |further )*(?:${TEXTS}|communications?|everything|list)))`,
	`\\bunsub(?:scribe)?\\b|\\bunsubscribe me\\b|\\bsubscription\\b.*\\b(?:cancel|end|stop)\\b`,
	`\\b(?:cancel|turn off|disable|end|block) (?:(?:all|the|these|those|this|your|my|any) )+(?:${TEXTS}|text subscription|subscription)$`,
	`\\b(?:revoke|withdraw|rescind) (?:my |all |any )*(?:consent|permission|authori[sz]ation)\\b`,
	`\\b(?:i|already) said (?:to )?stop$|\\b(?:told|asked|want|need) (?:you|u|you guys|this|these|them)(?: guys| people)? to stop$`,
	`\\bleave me alone\\b|\\bcease and desist\\b|\\benough (?:with|of) (?:the|these|your) ${TEXTS}\\b`,
];

const TEXTOS = "(?:mensajes?|mensajitos?|textos?|sms|recordatorios?|notificaciones|avisos)";
const YA_NO = `(?: (?:mas|ya|nunca|por|favor|porfavor|gracias|estos|esos|sus|los|tantos|ningun|de|nada|aqui|a|este|mi|numero|telefono|${TEXTOS}))*$`;
const BORRAR = "(?:quit(?:en|e|ar)|borr(?:en|e|ar)|elimin(?:en|e|ar)|saqu(?:en|e)|sacar)";

const SPANISH = [
	`\\bno (?:me |nos |le )?(?:mand(?:en|es|e|ar|arme)|envi(?:en|es|e|ar|arme)|escrib(?:an|as|a|ir|irme)|texte(?:en|es|e)|contacte[ns]?|molest(?:en|es|e|ar))${YA_NO}`,
	`(?<!\\bno (?:me |nos )?)\\b(?:dej(?:en|e|ar|es)|par(?:en|e|ar)|basta|suspendan?|detengan?)(?: (?:ya|de|con|por favor))*(?: (?:mandar|enviar|escribir|textear|molestar|contactar|mensajear)(?:me|nos|le)?\\b| (?:los |estos |sus |esos |tantos )?${TEXTOS}\\b)`,
	`\\bno (?:quiero|deseo|quisiera)(?: (?:recibir|seguir|recibiendo|tener|mas|sus|estos|esos|los|ningun|de|que me manden|que me envien))* ${TEXTOS}\\b`,
	`\\bno (?:quiero|deseo) que me (?:escriban|contacten|molesten|texteen)\\b`,
	`\\bno mas (?:de )?(?:sus |estos |esos )?${TEXTOS}\\b`,
	`\\b${BORRAR}(?:me)? (?:mi|este|el) numero\\b`,
	`\\b${BORRAR}me(?: (?:de|la|su|esta|sus|las|los))* (?:listas?|${TEXTOS})\\b(?! de espera)`,
	`\\bde baja (?:de|en|del) .*\\b(?:lista|suscripcion|${TEXTOS})\\b|^(?:por favor )?(?:quiero )?(?:denme|deme|darme|darse) de baja(?: por favor)?$`,
	`\\bdejen?me en paz\\b`,
];

const TEXTES = "(?:messages?|textos?|sms|rappels?|notifications?)";

const FRENCH = [
	`\\b(?:arret(?:ez|er|e)|cess(?:ez|er)|stoppez)(?: (?:de|tous|tout|svp))* ?(?:d'|m'|de m'|me |nous )?(?:ecrire|envoyer|contacter|texter|deranger|harceler|importuner|les ${TEXTES}|vos ${TEXTES}|ces ${TEXTES}|${TEXTES})\\b`,
	`\\b(?:ne )?(?:m'|me |nous )(?:ecrivez|envoyez|contactez|textez|derangez)(?:-moi)? (?:plus|pas|jamais)(?: (?:svp|s'il vous plait|merci|rien|de|d'autres|aucun|${TEXTES}))*$`,
	`(?<!\\bai )\\b(?:plus|pas) (?:de|aucun|d'autres) ${TEXTES}(?: (?:svp|s'il vous plait|merci))*$`,
	`\\b(?:desabonn|desinscri)\\w*`,
	`\\bne (?:veux|souhaite|desire) (?:plus|pas)(?: (?:recevoir|de|vos|ces|aucun|des|les))* ?(?:${TEXTES}|etre contacte\\w*)\\b`,
	`\\b(?:retirez|supprimez|enlevez|effacez)(?:-| )(?:moi(?: de (?:la|votre|vos|cette) listes?(?! d'attente)|$)|(?:mon|ce) numero)\\b`,
];

/** A clause that is nothing but a stop and manners: "Stop. Thank you", "ok stop please". */
const POLITE =
	"(?:please|pls|plz|thanks|thank you|thx|ok|okay|hi|hello|just|now|it|this|already|sir|everything|por favor|porfavor|gracias|ya|svp|s'il vous plait|merci)";
const BARE = `^(?:${POLITE} )*(?:stop|stopall|stop all|unsubscribe|optout|opt out|opt-out|alto|paren?|detenganse|basta|arret|arretez)(?: ${POLITE})*$`;

export const STOP_SENTENCES: readonly RegExp[] = [...ENGLISH, ...SPANISH, ...FRENCH, BARE].map((sentence) => new RegExp(sentence, "u"));
