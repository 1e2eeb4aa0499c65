-- What the next claim of a member is judged by lies in the member's state: a claim changes one row, and so one page.
-- Derived from entries, in a layout of its own; empty while nothing is known.
ALTER TABLE member_state ADD COLUMN recent BLOB NOT NULL DEFAULT x'';
UPDATE member_state SET recent = r.claims FROM recent_claims r WHERE r.member = member_state.member;
DROP TABLE recent_claims;
