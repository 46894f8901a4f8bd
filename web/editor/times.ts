// Times as clients show them, in UTC.

/** As a mail client shows it; as it is written if it is no time. */
export function mailTime(iso: string): string {
  const time = shown(iso, "en-GB", { dateStyle: "medium", timeStyle: "short" });
  return time ? `${time} UTC` : iso;
}

/** The time of day as a chat shows it; nothing if it is no time. */
export function chatTime(iso: string): string {
  const time = shown(iso, "en-US", { timeStyle: "short" });
  return time ? `${time} UTC` : "";
}

/** The day as a chat shows it; nothing if it is no time. */
export function chatDay(iso: string): string {
  return shown(iso, "en-US", { weekday: "long", month: "long", day: "numeric" });
}

function shown(iso: string, locale: string, style: Intl.DateTimeFormatOptions): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? "" : date.toLocaleString(locale, { ...style, timeZone: "UTC" });
}
