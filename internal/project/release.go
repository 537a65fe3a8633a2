package project

import "go.yaml.in/yaml/v3"

// Release is what the project says of releases.
type Release struct {
	Profile string // board or publish; empty where it is not said
}

// releaseProfiles are the profiles of what may leave the school.
var releaseProfiles = []string{"board", "publish"}

// readRelease reads the section.
func (p *Project) readRelease(n *yaml.Node) error {
	return group(n, "release", fields{
		"profile": func(n *yaml.Node) error { return word(n, "profile", &p.Release.Profile, releaseProfiles...) },
	})
}
