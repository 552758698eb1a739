-- Separates who owns the tables of a profile store, who publishes in it and who reads it.
--
-- Run once, by a superuser, in the database of the store:
--     psql --dbname=router --file=roles.sql
-- then open the store once as a member of emailrouter_owner, which makes the tables, and run it again.
-- It can be repeated. Accounts become members:
--     GRANT emailrouter_publisher TO alice;

DO $$
DECLARE
    role text;
BEGIN
    FOREACH role IN ARRAY ARRAY['emailrouter_owner', 'emailrouter_publisher', 'emailrouter_reader'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', role);
        END IF;
    END LOOP;
END
$$;

GRANT emailrouter_reader TO emailrouter_publisher;
GRANT USAGE, CREATE ON SCHEMA public TO emailrouter_owner;
GRANT USAGE ON SCHEMA public TO emailrouter_reader;

DO $$
BEGIN
    IF to_regclass('public.profile_version') IS NULL THEN
        RAISE NOTICE 'The tables are not there yet: open the store as an owner, then run this again.';
        RETURN;
    END IF;
    ALTER TABLE public.store OWNER TO emailrouter_owner;
    ALTER TABLE public.publication OWNER TO emailrouter_owner;
    ALTER TABLE public.profile_version OWNER TO emailrouter_owner;
    ALTER VIEW public.current_profile OWNER TO emailrouter_owner;
    GRANT SELECT ON public.store, public.publication, public.profile_version, public.current_profile
        TO emailrouter_reader;
    GRANT INSERT ON public.publication, public.profile_version TO emailrouter_publisher;
END
$$;
