import { useEffect, useRef, useState } from "react";
import type { Translator } from "~/web/translate";
import { readFrame } from "./square-code";

const FRAMES_EVERY_MS = 150;

/** The camera's picture, read until a square code is found. Loaded when asked for. */
export default function Camera({ onText, words: { t } }: { onText: (text: string) => void; words: Translator }) {
  const video = useRef<HTMLVideoElement>(null);
  const [none, setNone] = useState(false);

  useEffect(() => {
    let ended = false;
    let stream: MediaStream | undefined;
    let timer = 0;
    const look = () => {
      const picture = video.current;
      const text = picture && readFrame(picture, picture.videoWidth, picture.videoHeight);
      if (text) onText(text);
      else if (!ended) timer = window.setTimeout(look, FRAMES_EVERY_MS);
    };
    const begin = async () => {
      // Browsers offer no camera to pages on plain http.
      stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 1280 } },
      });
      if (ended || video.current === null) return stop();
      video.current.srcObject = stream;
      await video.current.play();
      look();
    };
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    begin().catch(() => setNone(!ended));
    return () => {
      ended = true;
      window.clearTimeout(timer);
      stop();
    };
  }, [onText]);

  if (none) return <p className="t15">{t("verify.camera_none")}</p>;
  return (
    <div className="camera">
      <video ref={video} muted playsInline aria-label={t("verify.camera_act")} />
      <p className="t15 muted">{t("verify.camera_aim")}</p>
    </div>
  );
}
