import { useT } from "~/web/i18n";

/** How full a tank or a box is: a bar and the words. */
export function Fullness({ taken, room }: { taken: number; room: number }) {
  const { t } = useT();
  const words = t("storage.fullness", { taken, room });
  return (
    <>
      <meter className="meter mt-2 block w-full" min={0} max={Math.max(1, room)} value={taken} aria-label={words} />
      <p className="text-13 text-muted">{words}</p>
    </>
  );
}
