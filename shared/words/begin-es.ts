import type { BeginWords } from "./begin-en.ts";

export const beginEs: BeginWords = {
	start: {
		title: "Escribir a este paciente",
		text: "Su respuesta llegará a este ticket.",
		textNoTicket: "Su respuesta abrirá un ticket.",
		number: "Número de móvil",
		numberHint: "Tal como lo marcaría.",
		clinic: "Enviar desde",
		go: "Empezar",
		required: "Escriba el número al que quiere enviar el mensaje.",
		badNumber: "Esto no es un número de teléfono. Revise las cifras y, si es de otro país, el prefijo.",
		failed: "No se abrió la conversación: no hubo conexión con el servidor. No se ha enviado nada.",
		readOnly: "Puede leer los mensajes de esta clínica, pero no empezar uno. Un administrador de la clínica puede cambiarlo.",
		other: "Escribir a otro número",
	},
	choice: {
		title: "¿Qué conversación?",
		text: "Esta persona ha escrito desde más de un número, o a más de una clínica.",
	},
};
