//! Names as each tool takes them.

/// A logical ID: letters and digits, in words that begin with a capital.
pub(super) fn pascal(name: &str) -> String {
    let mut id = String::new();
    for word in words(name) {
        let mut chars = word.chars();
        id.extend(chars.next().map(|first| first.to_ascii_uppercase()));
        id.push_str(chars.as_str());
    }
    if id.starts_with(|first: char| first.is_ascii_alphabetic()) {
        cut(id, 200)
    } else {
        cut(format!("Rule{id}"), 200)
    }
}

/// A name in Terraform: words of small letters with `_` between.
pub(super) fn snake(name: &str) -> String {
    let words: Vec<String> = words(name).map(str::to_ascii_lowercase).collect();
    let id = words.join("_");
    if id.starts_with(|first: char| first.is_ascii_alphabetic()) {
        id
    } else {
        format!("rule_{id}")
    }
}

/// A name that begins small, in TypeScript and PowerShell.
pub(super) fn camel(name: &str) -> String {
    let pascal = pascal(name);
    let mut chars = pascal.chars();
    let first = chars.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(chars).collect()
}

/// A name as EventBridge takes it for a rule, and the file system for a file.
pub(super) fn plain(name: &str) -> String {
    let is_plain = |char: &char| char.is_ascii_alphanumeric() || matches!(char, '.' | '-' | '_');
    let plain: String = name.chars().map(|char| if is_plain(&char) { char } else { '-' }).collect();
    let plain = cut(plain, 64);
    if plain.is_empty() { "rule".to_owned() } else { plain }
}

fn cut(mut ascii: String, length: usize) -> String {
    ascii.truncate(length);
    ascii
}

/// The runs of letters and digits.
fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|char: char| !char.is_ascii_alphanumeric()).filter(|word| !word.is_empty())
}

/// The names, each made different from those before it by a number.
pub(super) fn distinct(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut taken = std::collections::HashSet::new();
    let mut last: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    let mut unique = |name: String| {
        let mut candidate = name.clone();
        while !taken.insert(candidate.clone()) {
            let number = last.entry(name.clone()).or_insert(1);
            *number += 1;
            candidate = format!("{name}{number}");
        }
        candidate
    };
    names.map(&mut unique).collect()
}
