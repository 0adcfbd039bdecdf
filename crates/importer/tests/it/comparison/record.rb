# A plugin for Jekyll: records each document as it is before it is put into a layout.
#
# It writes the JSON file that the environment variable RECORD names: the addresses of the site, the path, the URL and the
# HTML of each document, and what could not be rendered.

require "json"

module Record
  DOCUMENTS = []
  FAILURES = []

  def self.path_of(item)
    item.relative_path.delete_prefix("/")
  end

  def self.failed(item, error)
    FAILURES << { path: path_of(item), url: url_of(item), message: error.message }
  end

  # A document without a date has no URL.
  def self.url_of(item)
    item.url
  rescue StandardError
    ""
  end

  # One document that cannot be read or rendered does not prevent the others.
  module RescueReader
    def read(options = {})
      super
    rescue StandardError => error
      Record.failed(self, error)
      self.content = nil
    end
  end

  module RescueRenderer
    def render_document
      super
    rescue StandardError, ScriptError => error
      Record.failed(document, error)
      ""
    end
  end
end

Jekyll::Document.prepend(Record::RescueReader)
Jekyll::Renderer.prepend(Record::RescueRenderer)

# Style sheets need the theme, which is not installed.
Jekyll::Hooks.register :site, :post_read do |site|
  site.collections.each_value { |collection| collection.docs.reject! { |document| document.content.nil? } }
  site.pages.reject! { |page| %w[.css .scss .sass .coffee].include?(page.ext) }
end

Jekyll::Hooks.register [:pages, :documents], :pre_render do |item|
  item.data["layout"] = "none"
end

Jekyll::Hooks.register [:pages, :documents], :post_convert do |item|
  if item.output_ext == ".html"
    Record::DOCUMENTS << { path: Record.path_of(item), url: item.url, html: item.content }
  end
end

Jekyll::Hooks.register :site, :post_render do |site|
  record = {
    url: site.config["url"].to_s,
    base_path: site.config["baseurl"].to_s,
    documents: Record::DOCUMENTS,
    failures: Record::FAILURES,
  }
  File.write(ENV.fetch("RECORD"), JSON.generate(record))
end
