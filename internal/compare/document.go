package compare

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"apst/internal/runlog"
)

const manifestName = runlog.FileName

// newest is the newest form of this program's own JSON files.
const newest = 1

// checkFormat refuses a file of this program's that a newer one wrote.
func checkFormat(data []byte) error {
	var head struct {
		Format int `json:"format"`
	}
	if trimmed := bytes.TrimSpace(data); bytes.HasPrefix(trimmed, []byte("{")) && json.Unmarshal(data, &head) == nil && head.Format > newest {
		return &runlog.NewerError{Format: head.Format}
	}
	return nil
}

// hashes are entries that say which bytes a file has: what rests on them is compared, and
// they are the cause of it.
var hashes = []string{"sha256", "size"}

// naming are the members by which the elements of a list are told apart.
var naming = []string{"file", "id", "name", "path", "stage", "setting", "rule", "table", "scale", "sheet", "measure"}

// flatten takes a value apart into entries, each with where it stands.
func (d *Document) flatten(at string, value any) {
	switch v := value.(type) {
	case map[string]any:
		names := make([]string, 0, len(v))
		for name := range v {
			if !slices.Contains(hashes, name) {
				names = append(names, name)
			}
		}
		slices.Sort(names)
		for _, name := range names {
			d.flatten(at+"/"+name, v[name])
		}
	case []any:
		name := namedBy(v)
		for i, e := range v {
			key := strconv.Itoa(i + 1)
			if name != "" {
				key = fmt.Sprint(e.(map[string]any)[name])
			}
			d.flatten(at+"["+key+"]", e)
		}
	case nil:
		d.Entries = append(d.Entries, Part{at, ""})
	default:
		d.Entries = append(d.Entries, Part{at, fmt.Sprint(v)})
	}
}

// namedBy is the member by which the elements of a list are told apart; empty where they
// are by their number.
func namedBy(list []any) string {
	for _, name := range naming {
		seen := map[string]bool{}
		for _, e := range list {
			group, ok := e.(map[string]any)
			if !ok {
				return ""
			}
			value, ok := group[name]
			text := fmt.Sprint(value)
			if !ok || value == nil || seen[text] {
				break
			}
			seen[text] = true
		}
		if len(list) > 0 && len(seen) == len(list) {
			return name
		}
	}
	return ""
}
