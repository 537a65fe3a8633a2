package intake

import (
	"path/filepath"
	"strings"
)

// fileName is the last element of a path, whatever system wrote it.
func fileName(path string) string {
	return path[strings.LastIndexAny(path, `/\`)+1:]
}

// stem is a file's name without its ending.
func stem(name string) string {
	name = strings.TrimSuffix(name, filepath.Ext(name))
	if i := strings.LastIndex(name, " ("); i > 0 && strings.HasSuffix(name, ")") && len(name)-i <= 5 { // a browser's "(1)"
		name = name[:i]
	}
	return name
}

// named gives every input the name that findings call it by: its file's, and where
// files of different folders share one, as much of their folders as tells them
// apart.
func named(inputs []Input) []Input {
	out := append([]Input(nil), inputs...)
	depth := make([]int, len(out))
	parts := make([][]string, len(out))
	for i, in := range out {
		parts[i] = strings.FieldsFunc(in.Path, func(r rune) bool { return r == '/' || r == '\\' })
	}
	for changed := true; changed; {
		changed = false
		shared := map[string]int{}
		for i := range out {
			if inputs[i].Name == "" {
				out[i].Name = strings.Join(parts[i][len(parts[i])-min(depth[i]+1, len(parts[i])):], "/")
			}
			shared[out[i].Name]++
		}
		for i := range out {
			if shared[out[i].Name] > 1 && inputs[i].Name == "" && depth[i]+1 < len(parts[i]) {
				depth[i]++
				changed = true
			}
		}
	}
	return out
}
