class Audit < ActiveRecord::Migration[7.1]
  def up
    execute <<~SQL
      CREATE TRIGGER audit AFTER UPDATE ON cases EXECUTE FUNCTION log_change(); # expect: differs
    SQL
  end

  def down
    execute "CREATE FUNCTION old_way() RETURNS int"
  end
end
