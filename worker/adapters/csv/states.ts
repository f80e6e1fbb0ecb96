import type { AppointmentState } from "../../../shared/schemas/appointment.ts";
import { squashed } from "./header-words.ts";

const WORDS: Partial<Record<AppointmentState, string>> = {
	booked: `booked scheduled unconfirmed notconfirmed notyetconfirmed unverified active open new reserved current leftmessage lm remindersent confirmationsent
		appointmentmade made programada programado agendada agendado reservada reservado sinconfirmar noconfirmada noconfirmado porconfirmar activa activo nueva`,
	proposed:
		"proposed requested tentative pending waitlist waitlisted waiting onwaitlist held onhold solicitada propuesta pendiente provisional enespera listadeespera",
	confirmed:
		"confirmed confirm patientconfirmed econfirmed electronicallyconfirmed autoconfirmed reconfirmed preconfirmed confirmada confirmado confirmadaporelpaciente",
	declined: "declined patientdeclined refused rejected rechazada rechazado declinada",
	arrived: `arrived checkedin checkin here inroom roomed inexamroom seated intreatment inprogress insession started withprovider withdoctor inlobby inoffice
		llego llegada presente ensala encurso enconsulta registrado registrada`,
	done: `completed complete done fulfilled seen checkedout checkout finished attended kept visited billed closed visitcomplete discharged
		completada completado realizada realizado atendida atendido finalizada finalizado asistio cumplida`,
	cancelled: `cancelled canceled cancel latecancel latecancelled latecanceled cancellation deleted void voided enteredinerror removed rescheduled reschedule moved
		cancelada cancelado anulada anulado reprogramada reprogramado eliminada suspendida`,
	missed: `noshow noshowed ns missed didnotarrive didnotattend dna dnka fta failedtoattend failed absent broken brokenappointment nonattendance notattended
		noasistio nosepresento nollego ausente inasistencia falto noacudio perdida`,
};
const BY_WORD = new Map(
	Object.entries(WORDS).flatMap(([state, words]) =>
		words.split(/\s+/).flatMap((word): [string, AppointmentState][] => (isState(state) ? [[word, state]] : [])),
	),
);
/** Of these the first words say it all: "Cancelled by patient (late)". */
const BEGINNING: readonly (readonly [RegExp, AppointmentState])[] = [
	[/^(?:cancell?ed|cancelad[ao]|latecancel)/, "cancelled"],
	[/^(?:noshow|noasistio)/, "missed"],
	[/^confirmed(?:by|via|with|on|at|through)/, "confirmed"],
	[/^confirmad[ao](?:por|via)/, "confirmed"],
];
const YES = /^(?:y|yes|true|1|x|t|si|s|✓|✔)$/i;
const NO = /^(?:n|no|false|0|f)$/i;

/** What the system's word for it means here; null: a word we do not know, and nobody guesses. No word at all: it is booked. */
export function stateOf(written: string, header: string): AppointmentState | null {
	const text = written.trim();
	if (text === "") return "booked";
	const own = BY_WORD.get(squashed(header).replace(/^(?:is|was)|at$/g, ""));
	const isDate = /\d.*\d/.test(text) && !/\p{L}{4}/u.test(text);
	if (own && (YES.test(text) || isDate)) return own;
	if (own && NO.test(text)) return "booked";
	const word = squashed(text.replace(/^\d+\s*[-.:)]\s*/, ""));
	return BY_WORD.get(word) ?? BEGINNING.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

function isState(word: string): word is AppointmentState {
	return word in WORDS;
}
