import { Body, Button, Container, Head, Hr, Html, Preview, Text } from "@react-email/components";
import type { ReactElement } from "react";
import type { Translator } from "~/web/translate";

export interface LetterProps {
  t: Translator["t"];
  locale: "en" | "it" | "ar";
  firstName: string;
  bank: string;
  /** The one link. */
  address: string;
}

export interface Email {
  subject: string;
  body: ReactElement;
}

const FONT = "'IBM Plex Sans', 'IBM Plex Sans Arabic', 'Segoe UI', Helvetica, Arial, sans-serif";
const text = { fontFamily: FONT, fontSize: "17px", lineHeight: "26px", color: "#14212B", margin: "0 0 16px" };
const small = { ...text, fontSize: "13px", lineHeight: "20px", color: "#55626B" };
const button = {
  fontFamily: FONT,
  fontSize: "17px",
  fontWeight: 500,
  color: "#FFFFFF",
  backgroundColor: "#0F6B63",
  borderRadius: "6px",
  padding: "12px 20px",
  display: "inline-block",
};

/** The one face of all letters: a greeting, what there is to say, one link. No detail of health, and no name but the first. */
export function Letter({ props, subject, says, act }: { props: LetterProps; subject: string; says: readonly string[]; act: string }) {
  const { t, locale, firstName, bank, address } = props;
  return (
    <Html lang={locale} dir={locale === "ar" ? "rtl" : "ltr"}>
      <Head>
        <title>{subject}</title>
      </Head>
      <Preview>{says[0] ?? subject}</Preview>
      <Body style={{ backgroundColor: "#FBFAF7", margin: 0, padding: "32px 16px" }}>
        <Container style={{ maxWidth: "560px" }}>
          <Text style={{ ...text, fontFamily: "'Source Serif 4', Georgia, serif", fontSize: "21px", marginBottom: "24px" }}>{bank}</Text>
          <Text style={text}>{t("mail.greeting", { name: firstName })}</Text>
          {says.map((sentence) => (
            <Text key={sentence} style={text}>
              {sentence}
            </Text>
          ))}
          <Button href={address} style={button}>
            {act}
          </Button>
          <Hr style={{ borderColor: "#E3E0D8", margin: "32px 0 16px" }} />
          <Text style={small}>{t("mail.why_so_little")}</Text>
        </Container>
      </Body>
    </Html>
  );
}
