"""Append-only rows and a hash chain that is written by the database at commit."""

from django.db import migrations

CHAIN = """
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the access log is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_auditevent
    FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_link_append_only BEFORE UPDATE OR DELETE ON audit_auditlink
    FOR EACH ROW EXECUTE FUNCTION audit_refuse();

CREATE FUNCTION audit_digest(previous bytea, e audit_auditevent) RETURNS bytea
LANGUAGE sql STABLE AS $$
    SELECT sha256(coalesce(previous, ''::bytea) || convert_to(jsonb_build_array(
        e.id, extract(epoch FROM e.at), e.partnership_id, e.actor_kind, e.actor_user_id, e.event,
        e.subject_kind, e.subject_id, e.participant_id, e.reason, e.facts)::text, 'UTF8'))
$$;

-- Deferred to commit: the lock that orders the links is held for an instant only,
-- not for as long as the page that is being made.
CREATE FUNCTION audit_link_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last audit_auditlink;
BEGIN
    PERFORM set_config('tandem.partnership', NEW.partnership_id::text, true);
    PERFORM pg_advisory_xact_lock(hashtextextended(NEW.partnership_id::text, 7));
    SELECT * INTO last FROM audit_auditlink WHERE partnership_id = NEW.partnership_id
        ORDER BY number DESC LIMIT 1;
    INSERT INTO audit_auditlink (partnership_id, number, event_id, digest)
        VALUES (NEW.partnership_id, coalesce(last.number, 0) + 1, NEW.id,
                audit_digest(last.digest, NEW));
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER audit_event_chained AFTER INSERT ON audit_auditevent
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_link_up();

CREATE FUNCTION audit_broken_links() RETURNS TABLE (number bigint) LANGUAGE sql STABLE AS $$
    SELECT n FROM (
        SELECT l.number AS n, l.digest AS found, e.id AS event_id,
               l.number = 1 + coalesce(lag(l.number) OVER w, 0) AS in_order,
               audit_digest(lag(l.digest) OVER w, e) AS expected
        FROM audit_auditlink l LEFT JOIN audit_auditevent e ON e.id = l.event_id
        WINDOW w AS (PARTITION BY l.partnership_id ORDER BY l.number)
    ) AS chain
    WHERE event_id IS NULL OR NOT in_order OR found IS DISTINCT FROM expected
$$;
"""

UNCHAIN = """
DROP FUNCTION audit_broken_links();
DROP TRIGGER audit_event_chained ON audit_auditevent;
DROP FUNCTION audit_link_up();
DROP FUNCTION audit_digest(bytea, audit_auditevent);
DROP TRIGGER audit_link_append_only ON audit_auditlink;
DROP TRIGGER audit_event_append_only ON audit_auditevent;
DROP FUNCTION audit_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunSQL(CHAIN, UNCHAIN)]
