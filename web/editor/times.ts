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

/** The days from a time to another; nothing if one is no time. */
export function dayRange(from: string, to: string): string {
  const [first, last] = [new Date(from), new Date(to)];
  if (Number.isNaN(first.getTime()) || Number.isNaN(last.getTime())) return "";
  const { lang } = document.documentElement;
  return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { dateStyle: "long", timeZone: "UTC" }).formatRange(first, last);
}

function shown(iso: string, locale: string, style: Intl.DateTimeFormatOptions): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? "" : date.toLocaleString(locale, { ...style, timeZone: "UTC" });
}
