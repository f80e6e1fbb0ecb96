const WEB = /(https?:\/\/[^\s<>"]+[^\s<>"'.,;:!?)\]])/;

/** Web addresses become links; everything else stays as it was written. */
export function Linked({ text }: { text: string }) {
	return (
		<>
			{text.split(WEB).map((part, index) =>
				index % 2 === 1 ? (
					<a key={`${index}${part}`} href={part} target="_blank" rel="noopener noreferrer">
						{part}
					</a>
				) : (
					part
				),
			)}
		</>
	);
}
