package intake

import (
	"apst/finding"
	"apst/ingest"
)

// checkAuthority looks at the local authority in a UPN. Made-up numbers, which an
// authority that does not exist marks as such, need no remark: no school takes them
// for its pupils'.
func (s *Survey) checkAuthority(e *entry) {
	if len(e.id) != 13 || e.id[0] <= '9' {
		return
	}
	code := string(e.id[1:4])
	if code == ingest.FictitiousLA || ingest.KnownLA(code) || !ingest.LooksUPN(e.id) {
		return
	}
	s.Log.Add(finding.Finding{Rule: RuleAuthority, From: e.ref(e.idFrom), Pupil: string(e.id), Seen: string(e.id)})
}
