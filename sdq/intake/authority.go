package intake

import (
	"fmt"

	"apst/finding"
	"apst/ingest"
)

// checkAuthority looks at the local authority in a UPN. Made-up numbers, which an
// authority that does not exist marks as such, are counted and told once a block.
func (s *Survey) checkAuthority(e *entry, b *Block) {
	if len(e.id) != 13 || isDigit(e.id[0]) || ingest.KnownLA(string(e.id[1:4])) || !ingest.LooksUPN(e.id) {
		return
	}
	if string(e.id[1:4]) != ingest.FictitiousLA {
		s.Log.Add(finding.Finding{Rule: RuleAuthority, From: e.ref(e.idFrom), Pupil: string(e.id), Seen: string(e.id)})
		return
	}
	if b.madeUp++; b.madeUp == 1 {
		b.madeUpAt = e.ref(e.idFrom)
	}
}

// madeUp says once a block how many UPNs are made up.
func (s *Survey) madeUp() {
	for _, b := range s.Blocks {
		if b.madeUp > 0 {
			s.Log.Add(finding.Finding{Rule: RuleMadeUpUPN, From: b.madeUpAt, Seen: fmt.Sprintf("%d UPNs", b.madeUp)})
		}
	}
}
