import type { InboxWords } from "./inbox-en.ts";

export const inboxEs: InboxWords = {
	tabs: { new: "Nuevos", active: "Activos", pending: "Pendientes", closed: "Cerrados", spam: "Spam" },
	inbox: {
		title: "Mensajes",
		tabsLabel: "Conversaciones por estado",
		listLabel: "Conversaciones",
		clinic: "Clínica",
		search: "Buscar un número",
		clinicSettings: "Ajustes",
		settings: "Clínicas",
		keys: "Atajos de teclado",
		choose: "Elija una conversación de la lista para leerla aquí.",
		chooseTitle: "Ninguna conversación abierta",
		moreFailed: "No se cargaron más conversaciones.",
		atMost: "más de 1.000",
		empty: {
			new: { title: "Todo respondido", text: "Los mensajes que nadie ha respondido aparecen aquí, sea cual sea su estado." },
			active: {
				title: "Nada espera por nosotros",
				text: "Las conversaciones llegan aquí cuando escribe un paciente y salen cuando respondemos.",
			},
			pending: { title: "Nadie nos debe respuesta", text: "Después de responder, la conversación espera aquí al paciente." },
			closed: {
				title: "No hay conversaciones cerradas",
				text: "Cierre una conversación cuando esté resuelta. Un mensaje nuevo la reabre.",
			},
			spam: { title: "No hay spam", text: "Marque como spam a quien moleste: queda aquí hasta que usted lo cambie." },
		},
		notFoundTitle: "Ninguna conversación con ese número",
		notFoundText: "Pruebe solo con las cuatro últimas cifras, o escriba al paciente desde un ticket.",
	},
	keys: {
		title: "Atajos de teclado",
		next: "Conversación siguiente",
		previous: "Conversación anterior",
		open: "Abrir la conversación",
		reply: "Escribir una respuesta",
		close: "Cerrar la conversación",
		search: "Buscar un número",
		help: "Ver esta lista",
		on: "Usar estas teclas",
	},
	popover: {
		title: "Esperan respuesta",
		openInbox: "Abrir la bandeja",
		emptyTitle: "Todo respondido",
		emptyText: "Los mensajes nuevos aparecen aquí y en el icono de la barra.",
	},
};
