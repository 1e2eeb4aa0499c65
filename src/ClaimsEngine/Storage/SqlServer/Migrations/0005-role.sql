-- What an engine needs once the schema is there: it changes no schema, and it deletes nothing.

CREATE ROLE claims_engine;
GO

GRANT SELECT, INSERT ON SCHEMA::dbo TO claims_engine;
GRANT UPDATE ON OBJECT::dbo.member_state TO claims_engine;
GRANT UPDATE ON OBJECT::dbo.year_state TO claims_engine;
GRANT UPDATE ON OBJECT::dbo.institution TO claims_engine;
GRANT UPDATE ON OBJECT::dbo.catalogue_item TO claims_engine;
GRANT UPDATE ON OBJECT::dbo.prescription_left TO claims_engine;
GRANT UPDATE ON OBJECT::dbo.recent_claims TO claims_engine;
GRANT UPDATE ON OBJECT::dbo.engine_lane TO claims_engine;
GRANT EXECUTE ON TYPE::dbo.id_list TO claims_engine;
GRANT EXECUTE ON TYPE::dbo.key_list TO claims_engine;
GRANT EXECUTE ON TYPE::dbo.id_pair_list TO claims_engine;
GRANT EXECUTE ON TYPE::dbo.id_day_list TO claims_engine;
GRANT EXECUTE ON TYPE::dbo.version_list TO claims_engine;
GRANT EXECUTE ON TYPE::dbo.budget_list TO claims_engine;
GRANT EXECUTE ON TYPE::dbo.district_list TO claims_engine;
GRANT EXECUTE ON TYPE::dbo.state_rows TO claims_engine;
GRANT EXECUTE ON TYPE::dbo.year_rows TO claims_engine;
GRANT EXECUTE ON TYPE::dbo.named_rows TO claims_engine;
GRANT EXECUTE ON TYPE::dbo.content_rows TO claims_engine;
GRANT EXECUTE ON TYPE::dbo.entry_rows TO claims_engine;
GRANT EXECUTE ON TYPE::dbo.claim_key_rows TO claims_engine;
GRANT EXECUTE ON TYPE::dbo.fence_rows TO claims_engine;
GRANT EXECUTE ON TYPE::dbo.entry_line_rows TO claims_engine;
GRANT EXECUTE ON TYPE::dbo.flag_rows TO claims_engine;
GRANT EXECUTE ON TYPE::dbo.recent_rows TO claims_engine;
GRANT EXECUTE ON TYPE::dbo.catalogue_rows TO claims_engine;
GRANT EXECUTE ON TYPE::dbo.prescription_rows TO claims_engine;
GRANT EXECUTE ON TYPE::dbo.left_rows TO claims_engine;
GRANT EXECUTE ON TYPE::dbo.family_link_rows TO claims_engine;
GRANT EXECUTE ON TYPE::dbo.budget_rows TO claims_engine;
GRANT EXECUTE ON TYPE::dbo.policy_file_rows TO claims_engine;
