CREATE TABLE "customer_words" (
	"provider_id" integer NOT NULL,
	"kind" text NOT NULL,
	"text" text collate "C" NOT NULL,
	"customer_id" uuid NOT NULL,
	CONSTRAINT "customer_words_provider_id_kind_text_customer_id_pk" PRIMARY KEY("provider_id","kind","text","customer_id")
);
--> statement-breakpoint
ALTER TABLE "customer_words" ADD CONSTRAINT "customer_words_customer" FOREIGN KEY ("provider_id","customer_id") REFERENCES "public"."customers"("provider_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- A search means the beginning of any word, and words are what a space divides; the first word begins with `name_key`, which has an index of its own.
CREATE FUNCTION words_of_customer(name_key text, tags jsonb) RETURNS TABLE (kind text, text text)
LANGUAGE sql IMMUTABLE AS $$
  SELECT 'NAME', array_to_string(w.words[place:], ' ')
  FROM (SELECT string_to_array(name_key, ' ') AS words) w, generate_series(2, cardinality(w.words)) AS place
  WHERE w.words[place] <> ''
  UNION
  SELECT 'TAG', lower(tag) FROM jsonb_array_elements_text(CASE jsonb_typeof(tags) WHEN 'array' THEN tags ELSE '[]' END) AS tag
$$;
--> statement-breakpoint
CREATE FUNCTION add_customer_words() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO customer_words (provider_id, kind, text, customer_id)
  SELECT c.provider_id, w.kind, w.text, c.id FROM added c, words_of_customer(c.name_key, c.tags) w;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION change_customer_words() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM customer_words w WHERE w.provider_id = OLD.provider_id AND w.customer_id = OLD.id;
  INSERT INTO customer_words (provider_id, kind, text, customer_id)
  SELECT NEW.provider_id, w.kind, w.text, NEW.id FROM words_of_customer(NEW.name_key, NEW.tags) w;
  RETURN NULL;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION words_of_customer, add_customer_words, change_customer_words FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION words_of_customer TO dashboard_app, dashboard_engine, dashboard_own;
--> statement-breakpoint
INSERT INTO customer_words (provider_id, kind, text, customer_id)
SELECT c.provider_id, w.kind, w.text, c.id FROM customers c, words_of_customer(c.name_key, c.tags) w;
--> statement-breakpoint
CREATE TRIGGER words_added AFTER INSERT ON customers REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION add_customer_words();
--> statement-breakpoint
CREATE TRIGGER words_changed AFTER UPDATE ON customers FOR EACH ROW
  WHEN (OLD.name IS DISTINCT FROM NEW.name OR OLD.tags IS DISTINCT FROM NEW.tags)
  EXECUTE FUNCTION change_customer_words();
--> statement-breakpoint
SELECT guard_provider_table('customer_words');
--> statement-breakpoint
SELECT guard_own_rows(
  'customer_words',
  'EXISTS (SELECT FROM bookings b WHERE b.provider_id = customer_words.provider_id AND b.customer_id = customer_words.customer_id)',
  'SELECT, INSERT, DELETE'
);
